package io.clientele.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.type.TypeFactory;

import io.clientele.ClienteleApplication;
import io.clientele.testing.TestDatabaseInitializer;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Of two types with one name in the document, one would be described as the other.
@SpringBootTest(classes = ClienteleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class SchemaNameTests {

    @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void everyTypeHasASchemaOfItsOwn() {
        var names = new Names();
        requestMappingHandlerMapping.getHandlerMethods().values().stream()
                .filter(handler -> handler.getBeanType().getName().startsWith("io.clientele."))
                .flatMap(SchemaNameTests::types)
                .forEach(names::read);

        assertThat(names.types).containsKeys("SegmentationParameters", "CustomerSegment");
        assertThat(names.types).allSatisfy((_, types) -> assertThat(types).hasSize(1));
    }

    @Test
    void twoTypesOfOneNameAreFound() {
        var names = new Names();
        names.read(Left.Part.class);
        names.read(Right.class);

        assertThat(names.types.get("Part"))
                .containsExactly(Left.Part.class.getName(), Right.Part.class.getName());
    }

    private static Stream<Type> types(HandlerMethod handler) {
        var bodies =
                Arrays.stream(handler.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                        .map(MethodParameter::getGenericParameterType);
        return Stream.concat(
                bodies, Stream.of(content(handler.getMethod().getGenericReturnType())));
    }

    private static Type content(Type type) {
        return type instanceof ParameterizedType answer
                        && answer.getRawType() == ResponseEntity.class
                ? answer.getActualTypeArguments()[0]
                : type;
    }

    private record Left(Left.Part part) {
        private record Part(int left) {}
    }

    private record Right(Right.Part part) {
        private record Part(int right) {}
    }

    /// Notes which types are given which name.
    private static final class Names implements ModelConverter {

        private final ModelConverters converters = new ModelConverters(true);
        private final Map<String, Set<String>> types = new TreeMap<>();

        Names() {
            converters.addConverter(this);
        }

        void read(Type type) {
            converters.readAllAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        }

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
            if (schema != null && schema.get$ref() != null && type.getType() != null) {
                var name = schema.get$ref().replaceFirst(".*/", "");
                var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
                types.computeIfAbsent(name, _ -> new TreeSet<>()).add(raw.getName());
            }
            return schema;
        }
    }
}
