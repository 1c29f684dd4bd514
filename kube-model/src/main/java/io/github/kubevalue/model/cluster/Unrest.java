package io.github.kubevalue.model.cluster;

/** Why a cluster did not settle. Its text says it in a line. */
public sealed interface Unrest permits Livelock, Exhaustion {}
