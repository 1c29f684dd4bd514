package io.github.kubevalue.model.selector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SelectorLawsTest {

    @Property
    void roundTripOfLabels(@ForAll("requirements") List<LabelRequirement> requirements) {
        LabelQuery query = new LabelQuery(Vector.ofAll(requirements));

        assertThat(LabelQuery.parse(query.toString()).get()).isEqualTo(query);
    }

    @Property
    void roundTripOfFields(@ForAll("terms") List<FieldTerm> terms) {
        FieldQuery query =
                FieldQuery.parse(new FieldQuery(Vector.ofAll(terms)).toString()).get();

        assertThat(query.terms()).containsExactlyInAnyOrderElementsOf(terms);
        assertThat(FieldQuery.parse(query.toString()).get()).isEqualTo(query);
    }

    @Property
    void noTextMakesTheParserFailOtherwiseThanBySayingSo(@ForAll("texts") String text) {
        assertThat(LabelQuery.parse(text)).isNotNull();
        assertThat(FieldQuery.parse(text)).isNotNull();
    }

    @Property
    void allRequirementsMustHold(
            @ForAll("requirements") List<LabelRequirement> requirements, @ForAll("labels") Map<String, String> labels) {
        HashMap<String, String> all = HashMap.ofAll(labels);

        assertThat(new LabelQuery(Vector.ofAll(requirements)).matches(all))
                .isEqualTo(requirements.stream().allMatch(each -> each.matches(all)));
    }

    @Provide
    Arbitrary<List<LabelRequirement>> requirements() {
        Arbitrary<String> keys = Arbitraries.of("app", "tier", "in", "notin", "example.com/x");
        Arbitrary<String> values = Arbitraries.of("", "web", "in", "notin", "1", "a.b_c");
        Arbitrary<LabelRequirement> sets = Combinators.combine(
                        keys,
                        Arbitraries.of(LabelOperator.IN, LabelOperator.NOT_IN),
                        values.list().ofMinSize(1).ofMaxSize(3))
                .as((key, operator, list) -> new LabelRequirement(key, operator, Vector.ofAll(list)));
        Arbitrary<LabelRequirement> exact = Combinators.combine(
                        keys,
                        Arbitraries.of(LabelOperator.EQUALS, LabelOperator.DOUBLE_EQUALS, LabelOperator.NOT_EQUALS),
                        values)
                .as((key, operator, value) -> new LabelRequirement(key, operator, Vector.of(value)));
        Arbitrary<LabelRequirement> numbers = Combinators.combine(
                        keys,
                        Arbitraries.of(LabelOperator.GREATER_THAN, LabelOperator.LESS_THAN),
                        Arbitraries.integers().between(0, 9))
                .as((key, operator, bound) -> new LabelRequirement(key, operator, Vector.of(bound.toString())));
        Arbitrary<LabelRequirement> bare = Combinators.combine(
                        keys, Arbitraries.of(LabelOperator.EXISTS, LabelOperator.DOES_NOT_EXIST))
                .as((key, operator) -> new LabelRequirement(key, operator, Vector.empty()));
        return Arbitraries.oneOf(sets, exact, numbers, bare).list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<FieldTerm>> terms() {
        return Combinators.combine(
                        Arbitraries.of("metadata.name", "status.phase", "x"),
                        Arbitraries.of(true, false),
                        Arbitraries.strings().withChars("a,=\\!").ofMaxLength(4))
                .as(FieldTerm::new)
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("xin,=!()<> \\@\u00e9").ofMaxLength(12);
    }

    @Provide
    Arbitrary<Map<String, String>> labels() {
        return Arbitraries.maps(Arbitraries.of("app", "tier", "in"), Arbitraries.of("", "web", "1", "5"))
                .ofMaxSize(3);
    }
}
