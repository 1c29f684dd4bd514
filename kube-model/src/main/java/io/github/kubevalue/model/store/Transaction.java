package io.github.kubevalue.model.store;

import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * If all of these hold then that, else something else; all at one revision, or nothing:
 * {@code Transaction.when(Compare.missing(key)).then(Operation.put(object)).otherwise(Operation.get(key))}.
 *
 * @param compares what is asked; without any, the answer is yes
 * @param success what is done if all of them hold
 * @param failure what is done if one of them does not
 */
public record Transaction(Seq<Compare> compares, Seq<Operation> success, Seq<Operation> failure) {

    /** Refuses to write one key twice, as etcd does. */
    public Transaction {
        requireDistinct(success);
        requireDistinct(failure);
    }

    /** Returns a transaction that does nothing yet. */
    public static Transaction when(Compare... compares) {
        return new Transaction(Vector.of(compares), Vector.empty(), Vector.empty());
    }

    /** Returns this transaction, doing also that if all comparisons hold. */
    public Transaction then(Operation... operations) {
        return new Transaction(compares, success.appendAll(Vector.of(operations)), failure);
    }

    /** Returns this transaction, doing also that if a comparison does not hold. */
    public Transaction otherwise(Operation... operations) {
        return new Transaction(compares, success, failure.appendAll(Vector.of(operations)));
    }

    private static void requireDistinct(Seq<Operation> operations) {
        Seq<ResourceKey> written =
                operations.filter(one -> !(one instanceof Operation.Get)).map(Operation::key);
        if (written.distinct().size() < written.size()) {
            throw new IllegalArgumentException("etcdserver: duplicate key given in txn request");
        }
    }

    /**
     * What a transaction came to.
     *
     * @param store the store after it
     * @param succeeded whether all comparisons held
     * @param answers for each operation that was done: what the key held before it
     */
    public record Outcome(Store store, boolean succeeded, Seq<Option<KeyValue>> answers) {}
}
