package io.clientele.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.recommendation.Reason;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class OfferWordsTest {

    private static final OfferWords WORDS =
            new OfferWords("item-cosine", "own-counts", "Hibernating", List.of());

    @Test
    void tellsEachReasonAndWhatFoundIt() {
        tells(Reason.BOUGHT_WITH, 3, "Green Tea", "bought with Green Tea", "item-cosine");
        tells(Reason.POPULAR, 0, null, "popular in the shop", "item-cosine");
        tells(
                Reason.POPULAR_IN_SEGMENT,
                2,
                null,
                "popular among customers like this one",
                "segment-popularity");
        tells(Reason.LIKE, 3, "Green Tea", "new in the shop, and like Green Tea", "like-products");
        tells(Reason.AGAIN, 30, null, "you buy this every 30 days", "own-counts");
        tells(Reason.SUITS, 0, null, "suits what you bought", "item-cosine");
        tells(Reason.OTHERS_BUY, 0, null, "bought by other customers", "item-cosine");
        tells(Reason.OTHERS_BUY, 1, null, "bought by other customers", "segment-popularity");
    }

    @Test
    void tellsAShareThatIsNotNothingAsSuch() {
        tells(
                Reason.SUITS_MEMBERS,
                0,
                null,
                "among the ten best for under 1 % of Hibernating",
                "item-cosine");
        tells(
                Reason.SUITS_MEMBERS,
                12,
                null,
                "among the ten best for 12 % of Hibernating",
                "item-cosine");
    }

    private static void tells(
            Reason reason, int detail, @Nullable String like, String words, String strategy) {
        var told = WORDS.of(new OfferReader.Line("p", null, null, 0.5, reason, detail, like));

        assertThat(told.reason()).isEqualTo(words);
        assertThat(told.strategy()).isEqualTo(strategy);
    }
}
