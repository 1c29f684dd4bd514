package io.github.kubevalue.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Validator;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Validation;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Upstream's own cases, kind by kind: what is done to a sound object, and all faults that it then has, in order. */
class ValidationTablesTest {

    @TestFactory
    Stream<DynamicNode> newObjects() {
        return tables(CaseTable.ofNewObjects(), row -> Validator.validate(row.judged()));
    }

    @TestFactory
    Stream<DynamicNode> changes() {
        return tables(CaseTable.named("-updates.txt"), row -> Validator.validateUpdate(row.judged(), row.old()));
    }

    @TestFactory
    Stream<DynamicNode> statuses() {
        return tables(CaseTable.named("-status.txt"), row -> Validator.validateStatus(row.judged(), row.old()));
    }

    /** What is said of a case. */
    @FunctionalInterface
    private interface Judge {
        Validation<Seq<FieldError>, KubeObject> judge(CaseTable.Case row);
    }

    private static Stream<DynamicNode> tables(Seq<String> names, Judge judge) {
        return names.map(name -> table(name, judge)).toJavaStream();
    }

    private static DynamicNode table(String name, Judge judge) {
        return DynamicContainer.dynamicContainer(
                name,
                CaseTable.read(name)
                        .map(row -> DynamicTest.dynamicTest(
                                row.toString(),
                                () -> assertThat(shortened(said(judge.judge(row)), row.faults()))
                                        .isEqualTo(row.faults())))
                        .toJavaStream());
    }

    private static Seq<String> said(Validation<Seq<FieldError>, KubeObject> judged) {
        return judged.fold(faults -> Vector.ofAll(faults.map(FieldError::toString)), valid -> Vector.empty());
    }

    /** Leaves out of each fault what a row leaves out with an ellipsis. */
    private static Seq<String> shortened(Seq<String> said, Seq<String> expected) {
        return said.zipWithIndex(
                (text, place) -> expected.size() > place ? shortened(text, expected.get(place)) : text);
    }

    private static String shortened(String said, String expected) {
        int gap = expected.indexOf('…');
        return gap >= 0 && said.startsWith(expected.substring(0, gap)) && said.endsWith(expected.substring(gap + 1))
                ? expected
                : said;
    }
}
