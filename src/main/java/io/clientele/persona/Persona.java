package io.clientele.persona;

/// A cluster in words.
///
/// @param name a few words, distinct within one run, e.g. `Active frequent big spenders`
/// @param sentence size, habits, tier and share of revenue in one English sentence
public record Persona(String name, String sentence) {}
