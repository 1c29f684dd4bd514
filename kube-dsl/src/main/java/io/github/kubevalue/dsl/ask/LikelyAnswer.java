package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.model.choice.Fraction;

/**
 * One of the ways that a request can take.
 *
 * @param answer the way
 * @param probability how likely it is, exactly
 */
public record LikelyAnswer(Answer answer, Fraction probability) {}
