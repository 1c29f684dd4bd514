/**
 * What happened on the way of a cluster to its rest, as a person would tell it: in moments, each with what was decided and
 * what followed from it, and with how the workloads stood after it. It is told from events, from pods that become ready
 * or end, and from the conditions of Deployments; other writes are left out.
 */
@NullMarked
package io.github.kubevalue.model.timeline;

import org.jspecify.annotations.NullMarked;
