package io.clientele.intake;

import io.clientele.mapping.ColumnMapping;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The mappings of the last few headers: a till sends the same one with every batch.
final class RecentMappings {

    private static final int MOST = 32;

    /// Of all names of a header; long ones are those of files, which come one by one.
    private static final int MOST_CHARACTERS = 2_000;

    private final Map<Key, ColumnMapping> mappings =
            new LinkedHashMap<>(2 * MOST, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, ColumnMapping> eldest) {
                    return size() > MOST;
                }
            };

    private record Key(@Nullable String specification, List<String> header) {

        int characters() {
            int characters = specification == null ? 0 : specification.length();
            for (String name : header) {
                characters += name.length();
            }
            return characters;
        }
    }

    /// Which column holds what.
    ///
    /// @param specification as the sender says; null where the header shall show it
    ColumnMapping of(@Nullable String specification, List<String> header) {
        var key = new Key(specification, List.copyOf(header));
        var known = known(key);
        if (known != null) {
            return known;
        }
        var mapping =
                specification == null
                        ? ColumnMapping.auto(header)
                        : ColumnMapping.of(specification, header);
        if (key.characters() <= MOST_CHARACTERS) {
            keep(key, mapping);
        }
        return mapping;
    }

    private synchronized @Nullable ColumnMapping known(Key key) {
        return mappings.get(key);
    }

    private synchronized void keep(Key key, ColumnMapping mapping) {
        mappings.put(key, mapping);
    }
}
