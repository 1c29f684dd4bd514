/**
 * Generated clusters and their parts, for property tests with jqwik. Everything generated is valid by construction,
 * reads like something a person would write, and shrinks towards the plain case: the first name, no taints, one pod.
 *
 * <p>Tests choose it by name, {@code @Domain(KubeDomain.class)}, or ask a factory, {@link
 * io.github.kubevalue.model.arbitrary.Pods#pods()}. jqwik is optional at run time: only this package needs it. Invalid
 * objects and documents with faults are not generated here.
 */
@NullMarked
package io.github.kubevalue.model.arbitrary;

import org.jspecify.annotations.NullMarked;
