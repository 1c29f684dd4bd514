package io.github.kubevalue.model.controller.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** controller_history_test.go and TestStatefulSetControl_getSetRevisions: the revisions of a set as its template changes. */
class HistoryTest {

    private static StatefulSet set(String name, String image) {
        return (StatefulSet) Bench.objects("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: %s, uid: u}
            spec:
              selector: {matchLabels: {a: b}}
              template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: "%s"}]}}
            """.formatted(name, image)).head();
    }

    private static History history(StatefulSet set, Store store) {
        return History.of(set, set.spec().selector(), set.spec().template(), Option.none(), store);
    }

    private static Store store(Iterable<ControllerRevision> revisions) {
        return Vector.ofAll(revisions).foldLeft(Store.empty(Indexes.CATALOG), (store, each) -> store.put(each));
    }

    @Test
    void aNewTemplateIsTheNextRevision() {
        History first = history(set("db", "one"), store(Vector.empty()));
        assertThat(first.update().revision()).isEqualTo(1);
        History second = history(set("db", "two"), store(first.revisions()));
        assertThat(second.update().revision()).isEqualTo(2);
        assertThat(second.revisions()).hasSize(2);
        assertThat(Bench.said(second.plan())).hasSize(1).allMatch(text -> text.startsWith("Create"));
        assertThat(history(set("db", "two"), store(second.revisions())).plan().isNone())
                .isTrue();
    }

    @Test
    void anOldTemplateIsRenumbered() {
        History first = history(set("db", "one"), store(Vector.empty()));
        History second = history(set("db", "two"), store(first.revisions()));
        History back = history(set("db", "one"), store(second.revisions()));
        assertThat(back.update().name()).isEqualTo(first.update().name());
        assertThat(back.update().revision()).isEqualTo(3);
        assertThat(Bench.said(back.plan())).hasSize(1).allMatch(text -> text.startsWith("Update"));
    }

    @Test
    void aRevisionIsFoundByItsName() {
        History history = history(set("db", "one"), store(Vector.empty()));
        assertThat(history.revision(history.update().name())).contains(history.update());
        assertThat(history.revision("db-other")).isEmpty();
    }

    /** TestControllerRevisionName. */
    @Test
    void theNamesOfLongOwnersAreCut() {
        History history = history(set("d".repeat(223), "one"), store(Vector.empty()));
        assertThat(history.update().name()).startsWith("d".repeat(223) + "-");
        History longer = history(set("d".repeat(230), "one"), store(Vector.empty()));
        assertThat(longer.update().name()).startsWith("d".repeat(223) + "-");
    }
}
