package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.meta.ResourceKey;
import java.time.Duration;

/**
 * One write that changed the cluster.
 *
 * @param at the virtual time since the start
 * @param actor who wrote: the name of a controller, or {@code user}
 * @param verb what was done: {@code create}, {@code update status}, {@code bind}
 * @param object what was written
 * @param why a short sentence
 */
public record Transition(Duration at, String actor, String verb, ResourceKey object, String why) {}
