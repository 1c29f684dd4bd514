/**
 * What the controllers of workloads share: which objects are theirs, how a pod is made from a template, how a template
 * is named by a hash, and which pods go first when there are too many. Expectations and slow starts are not modelled:
 * reads are linear here, and a plan stops at the first write that is refused.
 */
@NullMarked
package io.github.kubevalue.model.controller.workload;

import org.jspecify.annotations.NullMarked;
