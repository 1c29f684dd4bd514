/**
 * Which kinds there are: those that Kubernetes 1.36 serves, those that a cluster adds by CustomResourceDefinitions, and
 * the words by which {@code kubectl} calls them. Categories such as {@code all}, and the verbs of each kind, are not
 * modelled.
 */
@NullMarked
package io.github.kubevalue.model.scheme;

import org.jspecify.annotations.NullMarked;
