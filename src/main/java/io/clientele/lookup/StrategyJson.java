package io.clientele.lookup;

import io.clientele.marketing.Strategy;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Writes each strategy's JSON once and then copies it: it is most of what is told of a customer,
/// and all customers of a segment have the same. Words by lever are the next best action's to tell.
final class StrategyJson extends ValueSerializer<Strategy> {

    /// More than there are segments; edits add to them.
    private static final int KEPT = 500;

    private final Map<Strategy, SerializableString> kept = new ConcurrentHashMap<>();

    @Override
    public void serialize(Strategy strategy, JsonGenerator json, SerializationContext context) {
        var written = kept.get(strategy);
        if (written == null) {
            if (kept.size() >= KEPT) {
                kept.clear();
            }
            written =
                    new SerializedString(
                            JsonMapper.shared().writeValueAsString(strategy.withoutLevers()));
            kept.put(strategy, written);
        }
        json.writeRawValue(written);
    }
}
