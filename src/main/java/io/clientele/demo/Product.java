package io.clientele.demo;

import java.nio.charset.StandardCharsets;

/// Something the shop sells.
final class Product {

    private final byte[] fields;
    private final byte[] untidyFields;
    private final int cents;

    Product(String id, String name, String category, int cents) {
        this.fields = fields(id, name, category);
        this.untidyFields = fields(id, "  " + name + " ", " " + category);
        this.cents = cents;
    }

    private static byte[] fields(String id, String name, String category) {
        var quoted =
                name.contains(",") || name.contains("\"")
                        ? '"' + name.replace("\"", "\"\"") + '"'
                        : name;
        return (id + ',' + quoted + ',' + category).getBytes(StandardCharsets.UTF_8);
    }

    /// Id, name and category as a line has them; or with blanks around, as someone typed them.
    byte[] fields(boolean untidy) {
        return untidy ? untidyFields : fields;
    }

    /// The list price.
    int cents() {
        return cents;
    }
}
