/**
 * etcd as a value: objects by key, one revision counter for all of them, the history of changes, and indexes that every
 * write keeps up to date. A write gives a new store that shares all it did not touch with the old one, so an old store
 * is a stale cache at no cost. Leases, transactions over several keys and the wire protocol are not modelled.
 */
@NullMarked
package io.github.kubevalue.model.store;

import org.jspecify.annotations.NullMarked;
