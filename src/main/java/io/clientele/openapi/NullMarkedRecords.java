package io.clientele.openapi;

import com.fasterxml.jackson.databind.type.TypeFactory;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Set;

/// Reads from a record what is in its types already: a field is required, unless it is `@Nullable`,
/// when it may also be null.
@Component
final class NullMarkedRecords implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            var model = model(schema, context);
            for (var component : raw.getRecordComponents()) {
                describe(model, component);
            }
        }
        return schema;
    }

    private static Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        var name = reference == null ? "" : reference.substring(reference.lastIndexOf('/') + 1);
        return context.getDefinedModels().getOrDefault(name, schema);
    }

    /// May meet the same model again.
    private static void describe(Schema<?> model, RecordComponent component) {
        var name = component.getName();
        var field = model.getProperties() == null ? null : model.getProperties().get(name);
        if (field == null) {
            return;
        }
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            if (model.getRequired() == null || !model.getRequired().contains(name)) {
                model.addRequiredItem(name);
            }
        } else if (field.getTypes() != null) {
            field.addType("null");
        } else if (field.get$ref() != null) {
            var nothing = new Schema<>().types(Set.of("null"));
            model.addProperty(name, new Schema<>().addAnyOfItem(field).addAnyOfItem(nothing));
        }
    }
}
