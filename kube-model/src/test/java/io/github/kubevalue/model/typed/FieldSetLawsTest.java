package io.github.kubevalue.model.typed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.arbitrary.Documents;
import io.github.kubevalue.model.fieldpath.FieldPath;
import io.github.kubevalue.model.fieldpath.FieldSet;
import io.github.kubevalue.model.fieldpath.PathElement;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.patch.Shapes;
import io.github.kubevalue.model.schema.Schema;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FieldSetLawsTest {
    private static final Schema SHAPE = Shapes.ALL_SORTS;

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void unionIsAssociativeCommutativeAndIdempotent(
            @ForAll("sets") FieldSet a, @ForAll("sets") FieldSet b, @ForAll("sets") FieldSet c) {
        assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
        assertThat(a.union(b)).isEqualTo(b.union(a));
        assertThat(a.union(a)).isEqualTo(a);
        assertThat(a.union(FieldSet.EMPTY)).isEqualTo(a);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void intersectionIsAssociativeCommutativeAndIdempotent(
            @ForAll("sets") FieldSet a, @ForAll("sets") FieldSet b, @ForAll("sets") FieldSet c) {
        assertThat(a.intersection(b).intersection(c)).isEqualTo(a.intersection(b.intersection(c)));
        assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
        assertThat(a.intersection(a)).isEqualTo(a);
        assertThat(a.intersection(FieldSet.EMPTY)).isEqualTo(FieldSet.EMPTY);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsLeftHasNothingInCommonWithWhatWasTakenAndWithWhatIsCommonItIsAll(
            @ForAll("sets") FieldSet a, @ForAll("sets") FieldSet b) {
        assertThat(a.minus(b).intersection(b)).isEqualTo(FieldSet.EMPTY);
        assertThat(a.minus(b).union(a.intersection(b))).isEqualTo(a);
        assertThat(a.minus(a)).isEqualTo(FieldSet.EMPTY);
        assertThat(a.minusAllOf(b).minus(a.minus(b))).isEqualTo(FieldSet.EMPTY);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void roundTrip(@ForAll("sets") FieldSet set) {
        assertThat(FieldSet.of(set.json())).isEqualTo(set);
        assertThat(FieldSet.of(JsonText.parse(JsonText.of(set.json())).get())).isEqualTo(set);
        assertThat(set.paths().foldLeft(FieldSet.EMPTY, FieldSet::with)).isEqualTo(set);
        assertThat(set.paths()).allMatch(set::contains);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsMergedDiffersOnlyByWhatWasSaid(@ForAll("shaped") Json.Obj live, @ForAll("shaped") Json.Obj config) {
        TypedValue said = new TypedValue(config, SHAPE);
        TypedValue before = new TypedValue(live, SHAPE);
        TypedValue merged = before.merge(said);
        Comparison change = before.compare(merged);

        assertThat(merged.faults()).isEmpty();
        assertThat(change.written().minus(merged.withNamedFields(said.fields())).paths())
                .as("what is neither said nor a field around it")
                .allMatch(path -> isAround(path, said.fields()));
        assertThat(merged.merge(said)).isEqualTo(merged);
        assertThat(merged.compare(merged).isSame()).isTrue();
    }

    private static boolean isAround(FieldPath path, FieldSet said) {
        return said.paths().exists(field -> field.toString().startsWith(path.toString()))
                || path.elements().last() instanceof PathElement.Field;
    }

    @Provide
    Arbitrary<FieldSet> sets() {
        return shaped().map(object -> new TypedValue(object, SHAPE).fields());
    }

    @Provide
    Arbitrary<Json.Obj> shaped() {
        return Documents.objects(SHAPE, 3).map(object -> object.without("metadata"));
    }
}
