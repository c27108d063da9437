package io.clientele.advice;

import io.clientele.marketing.Strategy;
import io.clientele.marketing.Strategy.LeverWords;
import io.clientele.snapshot.Family;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Objects;

/// What an action works on, and what it is therefore expected to bring.
enum Lever {
    /// Makes a purchase likelier.
    BUY_AGAIN(
            Family.RFM,
            "(min(1, chance x (1 + assumption)) - chance) x expected order value",
            "a reminder raises the chance of a purchase by this part of it") {
        @Override
        double value(Outcomes outcomes, double assumption) {
            double raised = Math.min(1, outcomes.chance() * (1 + assumption));
            return (raised - outcomes.chance()) * outcomes.orderValue();
        }
    },
    /// Makes purchases larger.
    SPEND_MORE(
            Family.VALUE,
            "expected purchases x expected order value x assumption",
            "an offer raises what a purchase brings by this part of it") {
        @Override
        double value(Outcomes outcomes, double assumption) {
            return outcomes.purchases() * outcomes.orderValue() * assumption;
        }
    },
    /// Invites back whoever has gone, where the chance of that is known.
    WIN_BACK(
            Family.RFM,
            "(1 - probability alive) x assumption x expected order value",
            "this share of lost customers come back when invited") {
        @Override
        boolean isKnown(Outcomes outcomes) {
            return outcomes.alive() != null;
        }

        @Override
        double value(Outcomes outcomes, double assumption) {
            return (1 - Objects.requireNonNull(outcomes.alive()))
                    * assumption
                    * outcomes.orderValue();
        }
    };

    private final Family family;
    private final String formula;
    private final String assumption;

    Lever(Family family, String formula, String assumption) {
        this.family = family;
        this.formula = formula;
        this.assumption = assumption;
    }

    /// Whether enough is known of a customer to weigh it.
    boolean isKnown(Outcomes outcomes) {
        return true;
    }

    /// Expected additional revenue within the days looked at.
    abstract double value(Outcomes outcomes, double assumption);

    /// The family whose strategy has the words for it.
    Family family() {
        return family;
    }

    /// What a strategy says for it; null where it says nothing.
    @Nullable LeverWords words(Strategy strategy) {
        var levers = strategy.levers();
        if (levers == null) {
            return null;
        }
        return switch (this) {
            case BUY_AGAIN -> levers.buyAgain();
            case SPEND_MORE -> levers.spendMore();
            case WIN_BACK -> levers.winBack();
        };
    }

    /// What is said where a strategy says nothing for it.
    String anyway() {
        return switch (this) {
            case BUY_AGAIN -> "Remind the customer to buy again.";
            case SPEND_MORE -> "Offer the customer a reason for a larger basket.";
            case WIN_BACK -> "Invite the customer to come back.";
        };
    }

    String formula() {
        return formula;
    }

    /// What the assumed figure says.
    String assumption() {
        return assumption;
    }

    double assumed(AdviceProperties properties) {
        return switch (this) {
            case BUY_AGAIN -> properties.buyAgain();
            case SPEND_MORE -> properties.spendMore();
            case WIN_BACK -> properties.winBack();
        };
    }

    /// The setting that holds the assumed figure.
    String setting() {
        return "clientele.advice." + this;
    }

    /// As in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
