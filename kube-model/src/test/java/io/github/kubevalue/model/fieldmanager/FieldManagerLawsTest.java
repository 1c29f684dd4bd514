package io.github.kubevalue.model.fieldmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.arbitrary.Documents;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.fieldpath.FieldPath;
import io.github.kubevalue.model.fieldpath.FieldSet;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.patch.Shapes;
import io.github.kubevalue.model.patch.ThreeWay;
import io.github.kubevalue.model.schema.Schema;
import io.github.kubevalue.model.typed.Comparison;
import io.github.kubevalue.model.typed.TypedValue;
import io.vavr.control.Either;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FieldManagerLawsTest {
    private static final Schema SHAPE = Shapes.ALL_SORTS;
    private static final FieldManager MANAGER = new FieldManager(
            Unmodelled.kind("shop.example/v1", "Order", Scope.NAMESPACED),
            SHAPE,
            "",
            Instant.parse("2026-01-01T00:00:00Z"));

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void applyingTwiceIsApplyingOnce(
            @ForAll("shaped") Json.Obj live, @ForAll("shaped") Json.Obj before, @ForAll("shaped") Json.Obj config) {
        FieldManager.Result once =
                forced(forced(new FieldManager.Result(live, Managers.NONE), before, "a"), config, "a");

        assertThat(forced(once, config, "a")).isEqualTo(once);
        assertThat(applied(once, config, "a")).isEqualTo(Either.right(once));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whoAppliesOwnsExactlyWhatHeSaid(@ForAll("shaped") Json.Obj live, @ForAll("shaped") Json.Obj config) {
        FieldManager.Result after = forced(new FieldManager.Result(live, Managers.NONE), config, "a");
        FieldSet said = new TypedValue(config, SHAPE)
                .fields()
                .minus(FieldSet.of(FieldPath.of("apiVersion"), FieldPath.of("kind")));

        assertThat(after.managers().fieldsOf(Manager.applier("a", ""))).isEqualTo(said);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void applicationsThatHaveNothingInCommonMayComeInAnyOrder(
            @ForAll("shaped") Json.Obj one, @ForAll("shaped") Json.Obj other) {
        Json.Obj left = new Json.Obj(one.fields().filterKeys(name -> name.compareTo("n") < 0));
        Json.Obj right = new Json.Obj(other.fields().filterKeys(name -> name.compareTo("n") >= 0));
        FieldManager.Result empty = new FieldManager.Result(Json.Obj.EMPTY, Managers.NONE);

        assertThat(applied(applied(empty, left, "a").get(), right, "b"))
                .isEqualTo(applied(applied(empty, right, "b").get(), left, "a"));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatAnOwnerHasIsNotTakenWithoutForce(
            @ForAll("shaped") Json.Obj live, @ForAll("shaped") Json.Obj mine, @ForAll("shaped") Json.Obj theirs) {
        FieldManager.Result owned = forced(new FieldManager.Result(live, Managers.NONE), mine, "a");
        Either<ApiError, FieldManager.Result> answer = applied(owned, few(theirs), "b");
        Assume.that(answer.isRight());
        FieldSet before = owned.managers().fieldsOf(Manager.applier("a", ""));

        assertThat(answer.get().managers().fieldsOf(Manager.applier("a", ""))).isEqualTo(before);
        assertThat(new TypedValue(owned.object(), SHAPE)
                        .compare(new TypedValue(answer.get().object(), SHAPE))
                        .written()
                        .intersection(before))
                .isEqualTo(FieldSet.EMPTY);
    }

    /** One manager, no foreign changes, and no lists whose order or wholeness matters: what Kubernetes promises to agree. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void applyOnTheServerAndOnTheClientAgreeWhereOnlyOneWrites(
            @ForAll("shaped") Json.Obj before, @ForAll("shaped") Json.Obj after) {
        FieldManager.Result first = applied(new FieldManager.Result(Json.Obj.EMPTY, Managers.NONE), plain(before), "a")
                .get();
        Json.Obj onServer = applied(first, plain(after), "a").get().object();
        Json.Obj onClient = new ThreeWay(plain(before), plain(after), plain(before))
                .strategic(SHAPE)
                .flatMap(patch -> patch.apply(plain(before), SHAPE))
                .get();

        assertThat(onServer).isEqualTo(onClient);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whoUpdatesTakesWhatHeChanges(
            @ForAll("shaped") Json.Obj live, @ForAll("shaped") Json.Obj mine, @ForAll("shaped") Json.Obj wanted) {
        FieldManager.Result owned = forced(new FieldManager.Result(live, Managers.NONE), mine, "a");
        Managers after = MANAGER.updated(owned.object(), wanted, owned.managers(), "b");
        Comparison change = new TypedValue(owned.object(), SHAPE).compare(new TypedValue(wanted, SHAPE));
        FieldSet untouched = owned.managers()
                .fieldsOf(Manager.applier("a", ""))
                .minus(change.written())
                .minus(change.removed());

        assertThat(after.fieldsOf(Manager.applier("a", ""))).isEqualTo(untouched);
        assertThat(change.written()
                        .minus(after.fieldsOf(Manager.updater("b", "shop.example/v1", "")))
                        .minus(FieldSet.of(FieldPath.of("apiVersion"), FieldPath.of("kind"))))
                .isEqualTo(FieldSet.EMPTY);
    }

    private static Json.Obj few(Json.Obj object) {
        return new Json.Obj(object.fields().takeRight(1));
    }

    /** Without what is an object of its own, whose emptiness the two ways tell apart. */
    private static Json.Obj plain(Json.Obj object) {
        return new Json.Obj(object.fields()
                .filterKeys(name ->
                        name.equals("name") || name.equals("value") || name.equals("marks") || name.equals("list")));
    }

    private static FieldManager.Result forced(FieldManager.Result live, Json.Obj config, String manager) {
        return MANAGER.applied(live.object(), config, live.managers(), manager, true)
                .get();
    }

    private static Either<ApiError, FieldManager.Result> applied(
            FieldManager.Result live, Json.Obj config, String manager) {
        return MANAGER.applied(live.object(), config, live.managers(), manager, false);
    }

    @Provide
    Arbitrary<Json.Obj> shaped() {
        return Documents.objects(SHAPE, 3).map(object -> (Json.Obj) solid(object.without("metadata")));
    }

    /** Without lists and objects that hold nothing: nobody owns an empty list, and so it stays when it is no longer said. */
    private static Json solid(Json json) {
        if (json instanceof Json.Arr array) {
            return new Json.Arr(array.items().map(FieldManagerLawsTest::solid));
        }
        return json instanceof Json.Obj object
                ? new Json.Obj(object.fields()
                        .mapValues(FieldManagerLawsTest::solid)
                        .filterValues(value -> !value.equals(Json.Obj.EMPTY) && !value.equals(Json.Arr.EMPTY)))
                : json;
    }
}
