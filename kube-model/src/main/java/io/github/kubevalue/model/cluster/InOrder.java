package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.vavr.collection.Seq;

/** Takes work first come, first served, and leaves all other questions to another choice. */
record InOrder(Choice others) implements Choice {

    @Override
    public int among(String question, int alternatives) {
        return question.equals(Questions.NEXT_WORK) ? 0 : others.among(question, alternatives);
    }

    @Override
    public int pick(String question, Seq<Fraction> weights) {
        return question.equals(Questions.NEXT_WORK) ? 0 : others.pick(question, weights);
    }
}
