package io.github.kubevalue.model.selector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.LabelSelectorOperator;
import io.github.kubevalue.model.meta.LabelSelectorRequirement;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelQueryTest {

    /** apimachinery/pkg/labels/selector_test.go, TestSelectorParse */
    @ParameterizedTest
    @ValueSource(strings = {"x=a,y=b,z=c", "", "x!=a,y=b", "x=", "x= ", "x=,z= ", "x= ,z= ", "!x", "x>1", "x>1,z<5"})
    void printsWhatItReads(String text) {
        assertThat(LabelQuery.parse(text).get()).hasToString(text.replace(" ", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        x in (b,a,a)          | x in (a,b)
        x notin ( )           | x notin ()
        x in (,a)             | x in (,a)
        x in (a,,b)           | x in (,a,b)
        y,x                   | x,y
        notin in (in,notin)   | notin in (in,notin)
        x == a                | x==a
        !x                    | !x
        """)
    void hasANormalForm(String text, String normal) {
        assertThat(LabelQuery.parse(text).get()).hasToString(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        x==a==b     ; found '==', expected: ',' or 'end of string'
        !x=a        ; found '=', expected: ',' or 'end of string'
        =a          ; found '=', expected: !, identifier, or 'end of string'
        x=a,        ; found '', expected: identifier after ','
        x=a,=       ; found '=', expected: identifier after ','
        !           ; unable to parse requirement: found '', expected: identifier
        x(a)        ; unable to parse requirement: found '(', expected: in, notin, =, ==, !=, gt, lt
        x a         ; unable to parse requirement: found 'a', expected: in, notin, =, ==, !=, gt, lt
        x in a      ; unable to parse requirement: found 'a' expected: '('
        x in (a     ; unable to parse requirement: found '', expected: ',' or ')'
        x in (=     ; unable to parse requirement: found '=', expected: ',', ')' or identifier
        x in (a,=)  ; unable to parse requirement: found '=', expected: ',', or identifier
        x=!         ; unable to parse requirement: found '!', expected: identifier
        x<a         ; unable to parse requirement: values[0]: Invalid value: "a": for 'Gt', 'Lt' operators, \
        the value must be an integer
        x@y         ; unable to parse requirement: <nil>: Invalid value: "x@y": name part must consist of \
        alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character \
        (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is \
        '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')
        x=a||y=b    ; unable to parse requirement: values[0][x]: Invalid value: "a||y": a valid label must be \
        an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with \
        an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is \
        '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')
        """)
    void saysWhereItStumbles(String text, String complaint) {
        assertThat(LabelQuery.parse(text).getLeft()).isEqualTo(complaint);
    }

    /** apimachinery/pkg/labels/selector_test.go, TestSelectorMatches */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    | x=y      | true
        x=y         | x=y      | true
        x=y,z=w     | x=y;z=w  | true
        x!=y,z!=w   | x=z;z=a  | true
        notin=in    | notin=in | true
        x           | x=z      | true
        !x          | y=z      | true
        x>1         | x=2      | true
        x<1         | x=0      | true
        x=z         |          | false
        x=y         | x=z      | false
        x=y,z=w     | x=w;z=w  | false
        x!=y,z!=w   | x=z;z=w  | false
        x           | y=z      | false
        !x          | x=z      | false
        x>1         | x=0      | false
        x<1         | x=2      | false
        x<1         | x=a      | false
        x notin (a) | y=z      | true
        x in (a,b)  | x=b      | true
        """)
    void selects(String text, String labels, boolean selected) {
        assertThat(LabelQuery.parse(text == null ? "" : text).get().matches(labels(labels == null ? "" : labels)))
                .isEqualTo(selected);
    }

    private static Map<String, String> labels(String text) {
        return Vector.of(text.split(";"))
                .filter(label -> !label.isEmpty())
                .map(label -> label.split("="))
                .foldLeft(HashMap.empty(), (all, label) -> all.put(label[0], label[1]));
    }

    @Test
    void asksWhatASelectorInsideAnObjectAsks() {
        LabelSelector selector = LabelSelector.of(TreeMap.of("app", "web"))
                .withMatchExpressions(Vector.of(
                        LabelSelectorRequirement.of("tier", LabelSelectorOperator.IN, "front", "back"),
                        LabelSelectorRequirement.of("a", LabelSelectorOperator.DOES_NOT_EXIST)));

        assertThat(LabelQuery.of(selector).get()).hasToString("!a,app=web,tier in (back,front)");
    }

    @Test
    void aSelectorWithAnUnknownOperatorAsksNothing() {
        LabelSelector selector = LabelSelector.everything()
                .withMatchExpressions(
                        Vector.of(LabelSelectorRequirement.of("a", new LabelSelectorOperator("Near"), "b")));

        assertThat(LabelQuery.of(selector).getLeft()).isEqualTo("\"Near\" is not a valid label selector operator");
    }
}
