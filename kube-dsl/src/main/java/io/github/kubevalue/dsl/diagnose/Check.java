package io.github.kubevalue.dsl.diagnose;

import io.vavr.collection.Seq;

/** A rule: what of its kind is wrong in a cluster. */
@FunctionalInterface
public interface Check {
    /** Returns what the rule finds, in the order of the objects. */
    Seq<Finding> findings(Facts facts);
}
