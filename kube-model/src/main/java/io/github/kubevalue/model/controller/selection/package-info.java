/**
 * What a Service sees of the pods it selects: which of them may be endpoints, and which port of each a port of the
 * Service means, and how endpoints name them. Pods are kept by label so that what has changed of them is found without a look at all.
 */
@NullMarked
package io.github.kubevalue.model.controller.selection;

import org.jspecify.annotations.NullMarked;
