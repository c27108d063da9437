package io.clientele.tabular;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.JsonStringEncoder;

/// The text of an object or array within a row: as it was sent, without the blanks.
final class NestedJson {

    private final StringBuilder text = new StringBuilder();
    private final int longest;
    private boolean overlong;

    private NestedJson(int longest) {
        this.longest = longest;
    }

    /// Reads the object or array that begins at the parser's current token to its end.
    ///
    /// @param longest characters that it may have
    /// @return null where it has more
    static @Nullable String text(JsonParser parser, int longest) {
        var nested = new NestedJson(longest);
        int depth = 0;
        var before = JsonToken.NOT_AVAILABLE;
        for (var token = parser.currentToken(); token != null; token = parser.nextToken()) {
            nested.separate(before, token);
            nested.append(parser, token);
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                break;
            }
            before = token;
        }
        return nested.overlong ? null : nested.text.toString();
    }

    private void separate(JsonToken before, JsonToken token) {
        boolean first = before == JsonToken.NOT_AVAILABLE || before.isStructStart();
        if (before == JsonToken.PROPERTY_NAME) {
            append(":");
        } else if (!first && !token.isStructEnd()) {
            append(",");
        }
    }

    private void append(JsonParser parser, JsonToken token) {
        switch (token) {
            case PROPERTY_NAME, VALUE_STRING -> {
                var quoted = JsonStringEncoder.getInstance().quoteAsCharArray(parser.getString());
                append('"' + String.valueOf(quoted) + '"');
            }
            default -> append(parser.getString());
        }
    }

    private void append(String more) {
        overlong |= text.length() + more.length() > longest;
        if (!overlong) {
            text.append(more);
        }
    }
}
