/**
 * etcd as a value: objects by key, one revision counter for all of them, what each revision changed until it is compacted,
 * watches from a revision, transactions, leases, and indexes that every write keeps up to date. A write gives a new store
 * that shares all it did not touch with the old one, so an old store is a stale cache at no cost. The wire protocol,
 * members and their election, and authentication are not modelled.
 */
@NullMarked
package io.github.kubevalue.model.store;

import org.jspecify.annotations.NullMarked;
