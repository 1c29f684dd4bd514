package io.github.kubevalue.model.store;

import static io.github.kubevalue.model.store.Writes.map;
import static io.github.kubevalue.model.store.Writes.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.model.meta.ResourceKey;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TransactionLawsTest {
    private static final ResourceKey A = map("a", "").key();

    @Property
    void aTransactionIsDoneAsAWholeOrNotAtAll(@ForAll("writes") List<UnaryOperator<Store>> writes) {
        Store store = Writes.run(writes);
        Transaction.Outcome outcome = store.commit(Transaction.when(Compare.missing(A))
                .then(
                        Operation.put(map("a", "new")),
                        Operation.put(pod("x", "n1", "u1")),
                        Operation.delete(pod("b", "", "").key())));

        assertThat(outcome.succeeded()).isEqualTo(!store.contains(A));
        if (!outcome.succeeded()) {
            assertThat(outcome.store()).isSameAs(store);
            return;
        }
        assertThat(outcome.store().revision()).isEqualTo(store.revision() + 1);
        assertThat(outcome.store().since(store.revision()).map(Change::revision))
                .containsOnly(store.revision() + 1);
        assertThat(outcome.store().all())
                .isEqualTo(store.put(map("a", "new"))
                        .delete(pod("b", "", "").key())
                        .put(pod("x", "n1", "u1"))
                        .all()
                        .map(object -> object.name().equals("x") || object.key().equals(A)
                                ? outcome.store().get(object.key()).get()
                                : object));
        assertThat(outcome.store().at(store.revision()).get()).isEqualTo(store);
    }

    @Property
    void numbersAreThoseOfTheKey(@ForAll("writes") List<UnaryOperator<Store>> writes) {
        Store store = Writes.run(writes);
        long created = store.keyValue(A).map(KeyValue::createRevision).getOrElse(0L);
        long written = store.keyValue(A).map(KeyValue::modRevision).getOrElse(0L);
        long version = store.keyValue(A).map(KeyValue::version).getOrElse(0L);

        assertThat(holds(store, Compare.createRevision(A).equalTo(created))).isTrue();
        assertThat(holds(store, Compare.modRevision(A).notEqualTo(written))).isFalse();
        assertThat(holds(store, Compare.version(A).greaterThan(version - 1))).isTrue();
        assertThat(holds(store, Compare.version(A).lessThan(version))).isFalse();
        assertThat(holds(store, Compare.lease(A).equalTo(0))).isTrue();
    }

    @Example
    void valuesAreComparedWithTheirResourceVersion() {
        Store store = Writes.EMPTY.put(map("a", "1"));

        assertThat(holds(store, Compare.value(store.get(A).get()))).isTrue();
        assertThat(holds(store, Compare.value(map("a", "1")))).isFalse();
        assertThat(holds(Writes.EMPTY, Compare.value(map("a", "1")))).isFalse();
    }

    @Example
    void whatIsDoneOtherwiseAnswersWhatWasThere() {
        Store store = Writes.EMPTY.put(map("a", "1"));

        Transaction.Outcome outcome = store.commit(Transaction.when(Compare.missing(A))
                .then(Operation.put(map("a", "2")))
                .otherwise(Operation.get(A)));
        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.store()).isSameAs(store);
        assertThat(outcome.answers().single()).isEqualTo(store.keyValue(A));
    }

    @Example
    void noKeyIsWrittenTwice() {
        assertThatThrownBy(() -> Transaction.when().then(Operation.put(map("a", "1")), Operation.delete(A)))
                .hasMessage("etcdserver: duplicate key given in txn request");
    }

    private static boolean holds(Store store, Compare compare) {
        return store.commit(Transaction.when(compare)).succeeded();
    }

    @Provide
    Arbitrary<List<UnaryOperator<Store>>> writes() {
        return Writes.all();
    }
}
