package io.clientele.parameter;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.Set;

/// Reads enum values in the query and path as JSON spells them (`percent-rank`), by `toString`, so
/// that the values an error lists are the ones that work.
@Component
final class SpelledEnums implements GenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Enum.class));
    }

    @Override
    public @Nullable Object convert(
            @Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        if (source == null || source.equals("")) {
            return null;
        }
        return Arrays.stream(to.getType().getEnumConstants())
                .filter(constant -> constant.toString().equals(source))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown value " + source));
    }
}
