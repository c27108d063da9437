package io.clientele.advice;

import static java.util.Objects.requireNonNullElse;

import io.clientele.marketing.Strategy;

/// What a strategy says for a lever.
///
/// A strategy whose editor wrote nothing for a lever still has a channel, an offer and a message of
/// this shop's. Its actions are of all kinds, so that none of them is taken for what the lever is
/// priced at.
record AdvisedWords(String action, String channel, String offer, String message) {

    static AdvisedWords of(Lever lever, Strategy strategy) {
        var own = lever.words(strategy);
        return own == null
                ? new AdvisedWords(
                        lever.anyway(), strategy.channel(), strategy.offer(), strategy.message())
                : new AdvisedWords(
                        own.action(),
                        requireNonNullElse(own.channel(), strategy.channel()),
                        requireNonNullElse(own.offer(), strategy.offer()),
                        requireNonNullElse(own.message(), strategy.message()));
    }
}
