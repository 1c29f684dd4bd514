/**
 * The StatefulSet controller: pods with an identity that outlives them, made, updated and removed in order unless the set
 * says otherwise, each with claims of its own, which outlive the pods unless the retention policy says otherwise. Left out: {@code
 * maxUnavailable}, which 1.36 ignores.
 */
@NullMarked
package io.github.kubevalue.model.controller.statefulset;

import org.jspecify.annotations.NullMarked;
