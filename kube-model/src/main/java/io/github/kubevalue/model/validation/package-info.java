/**
 * What the API server refuses, with its paths and its words: names, labels, and the rules of each kind. All faults of an
 * object are found at once. Of upstream's rules those are here that users meet; security contexts, storage sources,
 * resource claims and Windows options are taken as they come.
 */
@NullMarked
package io.github.kubevalue.model.validation;

import org.jspecify.annotations.NullMarked;
