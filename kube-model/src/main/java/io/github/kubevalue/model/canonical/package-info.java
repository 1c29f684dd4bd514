/**
 * What is left of an object when all is taken away in which two lives of one cluster may differ without being different: the
 * revisions, uids, generated names, addresses and times. Two states of a cluster are the same state come again if their
 * canonical forms are equal.
 */
@NullMarked
package io.github.kubevalue.model.canonical;

import org.jspecify.annotations.NullMarked;
