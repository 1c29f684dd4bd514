/**
 * What the API server refuses, with its paths and its words. Here are faults and how messages print them, and the rules that
 * hold for all kinds: names, labels, addresses, metadata. The rules of the kinds stand in a package for each group, as upstream
 * has them; all faults of an object are found at once, in upstream's order.
 */
@NullMarked
package io.github.kubevalue.model.validation;

import org.jspecify.annotations.NullMarked;
