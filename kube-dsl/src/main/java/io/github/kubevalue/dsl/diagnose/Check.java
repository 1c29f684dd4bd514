package io.github.kubevalue.dsl.diagnose;

import io.vavr.collection.Seq;

/** A rule: what of its kind is wrong in a cluster. */
@FunctionalInterface
interface Check {
    Seq<Finding> findings(Facts facts);
}
