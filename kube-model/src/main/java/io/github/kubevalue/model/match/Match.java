package io.github.kubevalue.model.match;

import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;

/**
 * How far what is observed of an object matches what is desired of it. Its text is a line: {@code deployment/demo/web: 1 of 2
 * pods is available; pod/demo/web-x7k2p ImagePullBackOff: …}.
 *
 * @param object the object
 * @param differences what is not as desired, in words; none if it matches
 * @param blockers the conditions that keep it from becoming so, if it does not match; none if it is under way
 */
public record Match(ResourceKey object, Seq<String> differences, Seq<Blocker> blockers) {

    /** Whether it is as desired. */
    public boolean isMatched() {
        return differences.isEmpty();
    }

    /** Whether it is not as desired, and something says why. */
    public boolean isBlocked() {
        return !isMatched() && !blockers.isEmpty();
    }

    @Override
    public String toString() {
        return isMatched()
                ? object + " matches"
                : object + ": " + differences.mkString(", ")
                        + blockers.map(blocker -> "; " + blocker).mkString();
    }
}
