package io.github.kubevalue.model.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.arbitrary.Documents;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.control.Either;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PatchLawsTest {
    private static final Schema SHAPE = Shapes.ALL_SORTS;

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsBetweenTwoDocumentsMakesOneOfTheOther(@ForAll("plain") Json.Obj from, @ForAll("plain") Json.Obj to) {
        assertThat(MergePatch.between(from, to).apply(from)).isEqualTo(to);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void mergingTwiceIsMergingOnce(@ForAll("documents") Json document, @ForAll("documents") Json body) {
        MergePatch patch = new MergePatch(body);
        Json once = patch.apply(document);

        assertThat(patch.apply(once)).isEqualTo(once);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void mergedDocumentsHoldNoNullsThatThePatchBrought(
            @ForAll("plain") Json.Obj document, @ForAll("objects") Json.Obj body) {
        Json.Obj merged = (Json.Obj) new MergePatch(body).apply(document);

        assertThat(merged.fields().values()).doesNotContain(Json.NULL);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsStrategicallyBetweenTwoObjectsMakesOneOfTheOther(
            @ForAll("shaped") Json.Obj from, @ForAll("shaped") Json.Obj to) {
        StrategicMergePatch patch = StrategicMergePatch.between(from, to, SHAPE).get();

        assertThat(patch.apply(from, SHAPE)).isEqualTo(Either.right(to));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void nothingIsBetweenAnObjectAndItself(@ForAll("shaped") Json.Obj object) {
        assertThat(StrategicMergePatch.between(object, object, SHAPE).get().isEmpty())
                .isTrue();
        assertThat(new ThreeWay(object, object, object).strategic(SHAPE).get().isEmpty())
                .isTrue();
        assertThat(new ThreeWay(object, object, object).merge().body()).isEqualTo(Json.Obj.EMPTY);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void threeWaysAreTwoIfNobodyElseHasChangedAnything(
            @ForAll("shaped") Json.Obj before, @ForAll("shaped") Json.Obj after) {
        ThreeWay apply = new ThreeWay(before, after, before);

        assertThat(apply.strategic(SHAPE).get().apply(before, SHAPE)).isEqualTo(Either.right(after));
        assertThat(apply.merge().apply(before)).isEqualTo(after);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void applyingTwiceIsApplyingOnce(
            @ForAll("shaped") Json.Obj before, @ForAll("shaped") Json.Obj after, @ForAll("shaped") Json.Obj live) {
        Json.Obj once = new ThreeWay(before, after, live)
                .strategic(SHAPE)
                .get()
                .apply(live, SHAPE)
                .get();
        Json.Obj twice = new ThreeWay(after, after, once)
                .strategic(SHAPE)
                .get()
                .apply(once, SHAPE)
                .get();

        assertThat(twice).isEqualTo(once);
    }

    @Provide
    Arbitrary<Json> documents() {
        return Documents.values(3);
    }

    @Provide
    Arbitrary<Json.Obj> objects() {
        return Documents.objects(3);
    }

    @Provide
    Arbitrary<Json.Obj> plain() {
        return Documents.objects(3).map(object -> (Json.Obj) Directives.plain(object));
    }

    @Provide
    Arbitrary<Json.Obj> shaped() {
        return Documents.objects(SHAPE, 3).map(object -> object.without("metadata"));
    }
}
