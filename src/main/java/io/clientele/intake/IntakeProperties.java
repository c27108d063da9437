package io.clientele.intake;

import io.clientele.row.DateOrder;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;

/// How rows are taken.
///
/// @param nonProducts what is sold with an order and is no product: whole product ids and names,
///     case ignored, or with `*` their beginnings; the default is the codes of Online Retail and
///     the usual words
/// @param dates the order of day and month of every upload that does not name its own; unless set,
///     each file's dates tell it
@ConfigurationProperties("clientele.intake")
public record IntakeProperties(
        @DefaultValue({
                    "POST",
                    "DOT",
                    "M",
                    "D",
                    "S",
                    "B",
                    "C2",
                    "PADS",
                    "CRUK",
                    "AMAZONFEE",
                    "BANK CHARGES",
                    "ADJUST*",
                    "TEST0*",
                    "gift_0001_*",
                    "postage",
                    "dotcom postage",
                    "shipping",
                    "shipping fee",
                    "carriage",
                    "delivery",
                    "delivery fee",
                    "manual",
                    "discount",
                    "samples",
                    "bank charge",
                    "amazon fee",
                    "gift voucher",
                    "gift card"
                })
                List<String> nonProducts,
        @Nullable DateOrder dates) {}
