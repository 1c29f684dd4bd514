package io.github.kubevalue.model.fieldmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.fieldpath.FieldPath;
import io.github.kubevalue.model.fieldpath.FieldSet;
import io.github.kubevalue.model.fieldpath.PathElement;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.meta.ManagedFieldsEntry;
import io.github.kubevalue.model.schema.Schemas;
import io.github.kubevalue.model.typed.TypedValue;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldManagerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final FieldManager DEPLOYMENTS = new FieldManager(
            Deployment.KIND, Schemas.kubernetes(Deployment.KIND).get(), "", NOW);
    private static final String HEAD = "'apiVersion':'apps/v1','kind':'Deployment'";
    private static final FieldManager.Result NOTHING = new FieldManager.Result(Json.Obj.EMPTY, Managers.NONE);

    @Nested
    class Applying {

        @Test
        void ownsWhatItSaysButForTheNamesOfThings() {
            FieldManager.Result applied = apply(
                    NOTHING,
                    "{%s,'metadata':{'name':'web','namespace':'demo','labels':{'app':'web'}},'spec':{'replicas':3}}",
                    "a");

            assertThat(fields(applied, "a")).isEqualTo(".metadata.labels.app\n.spec.replicas");
        }

        @Test
        void mergesListsByTheirKeysAndOwnsTheItemsByThem() {
            FieldManager.Result applied = apply(
                    NOTHING,
                    "{%s,'spec':{'template':{'spec':{'containers':[{'name':'c','image':'i','ports':[{'containerPort':80}]}]}}}}",
                    "a");
            FieldManager.Result both = apply(
                    applied,
                    "{%s,'spec':{'template':{'spec':{'containers':[{'name':'c','args':['-v']},{'name':'d','image':'j'}]}}}}",
                    "b");

            assertThat(fields(applied, "a"))
                    .contains(
                            ".spec.template.spec.containers[name=\"c\"].ports[containerPort=80,protocol=\"TCP\"].containerPort");
            assertThat(both.object().toString()).contains("\"image\": \"i\"", "\"args\": [\"-v\"]", "\"image\": \"j\"");
        }

        @Test
        void removesWhatTheApplierNoLongerSaysAndNobodyElseOwns() {
            FieldManager.Result one =
                    apply(NOTHING, "{%s,'spec':{'replicas':3,'paused':true,'minReadySeconds':5}}", "a");
            FieldManager.Result shared = apply(one, "{%s,'spec':{'paused':true}}", "b");
            FieldManager.Result less = apply(shared, "{%s,'spec':{'minReadySeconds':5}}", "a");

            assertThat(less.object()).isEqualTo(json("{%s,'spec':{'paused':true,'minReadySeconds':5}}"));
        }

        @Test
        void complainsOfWhatOthersOwnAndSetOtherwise() {
            FieldManager.Result updated = new FieldManager.Result(
                    json("{%s,'metadata':{'labels':{'app':'web'}},'spec':{'replicas':3}}"),
                    DEPLOYMENTS.updated(
                            Json.Obj.EMPTY,
                            json("{%s,'metadata':{'labels':{'app':'web'}},'spec':{'replicas':3}}"),
                            Managers.NONE,
                            "hpa"));
            ApiError one = conflict(updated, "{%s,'spec':{'replicas':5}}");
            ApiError two = conflict(updated, "{%s,'metadata':{'labels':{'app':'shop'}},'spec':{'replicas':5}}");

            assertThat(one.message())
                    .isEqualTo("Apply failed with 1 conflict: conflict with \"hpa\" using apps/v1: .spec.replicas");
            assertThat(one.code()).isEqualTo(409);
            assertThat(one.causes().map(Object::toString))
                    .containsExactly(
                            "StatusCause[reason=FieldManagerConflict, message=conflict with \"hpa\" using apps/v1,"
                                    + " field=.spec.replicas]");
            assertThat(two.message()).isEqualTo("""
                Apply failed with 2 conflicts: conflicts with "hpa" using apps/v1:
                - .metadata.labels.app
                - .spec.replicas\
                """);
        }

        @Test
        void takesWhatOthersOwnIfForced() {
            FieldManager.Result first = apply(NOTHING, "{%s,'spec':{'replicas':3,'paused':true}}", "a");
            FieldManager.Result taken = DEPLOYMENTS
                    .applied(first.object(), json("{%s,'spec':{'replicas':5}}"), first.managers(), "b", true)
                    .get();

            assertThat(fields(taken, "a")).isEqualTo(".spec.paused");
            assertThat(fields(taken, "b")).isEqualTo(".spec.replicas");
        }

        @Test
        void sharesWhatOthersSetLikewise() {
            FieldManager.Result first = apply(NOTHING, "{%s,'spec':{'replicas':3}}", "a");
            FieldManager.Result shared = apply(first, "{%s,'spec':{'replicas':3}}", "b");

            assertThat(fields(shared, "a")).isEqualTo(fields(shared, "b")).isEqualTo(".spec.replicas");
        }

        @Test
        void givesAllThatWasThereBeforeToWhoWroteBeforeTheFirstApply() {
            FieldManager.Result live = new FieldManager.Result(json("{%s,'spec':{'replicas':3}}"), Managers.NONE);

            assertThat(conflict(live, "{%s,'spec':{'replicas':5}}").message())
                    .isEqualTo("Apply failed with 1 conflict: conflict with \"before-first-apply\" using apps/v1:"
                            + " .spec.replicas");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {%s,'metadata':{'managedFields':[]}}            | metadata.managedFields must be nil
            {%s,'spec':{'foo':1}}                           | failed to create typed patch object (/; apps/v1, Kind=Deployment): .spec.foo: field not declared in schema
            {%s,'metadata':{'name':'w','namespace':'d'},'spec':{'replicas':'3'}} | failed to create typed patch object (d/w; apps/v1, Kind=Deployment): .spec.replicas: expected numeric (int or float), got string
            {%s,'spec':{'template':{'spec':{'containers':[{'name':'c'},{'name':'c'}]}}}} | failed to create typed patch object (/; apps/v1, Kind=Deployment): .spec.template.spec.containers: duplicate entries for key [name="c"]
            """)
        void refusesWhatDoesNotFitTheKind(String config, String message) {
            assertThat(conflict(NOTHING, config).message()).isEqualTo(message);
        }
    }

    @Nested
    class Migrating {
        private static final String LAST =
                "{%s,'metadata':{'annotations':{'kubectl.kubernetes.io/last-applied-configuration':"
                        + "'{\\\"apiVersion\\\":\\\"apps/v1\\\",\\\"kind\\\":\\\"Deployment\\\",\\\"spec\\\":{\\\"replicas\\\":3}}'}},'spec':{'replicas':3,'paused':true}}";

        @Test
        void kubectlGoesOnWithWhatItAppliedOnTheClient() {
            FieldManager.Result live = new FieldManager.Result(json(LAST), Managers.NONE);
            FieldManager.Result applied = apply(live, "{%s,'spec':{'replicas':5}}", "kubectl");

            assertThat(fields(applied, "kubectl")).isEqualTo(".spec.replicas");
            assertThat(applied.object().toString())
                    .contains("{\\\"apiVersion\\\":\\\"apps/v1\\\",\\\"kind\\\":\\\"Deployment\\\","
                            + "\\\"metadata\\\":{\\\"annotations\\\":{}},\\\"spec\\\":{\\\"replicas\\\":5}}\\n");
        }

        @Test
        void kubectlComplainsOfTheRest() {
            FieldManager.Result live = new FieldManager.Result(json(LAST), Managers.NONE);

            assertThat(DEPLOYMENTS
                            .applied(
                                    live.object(),
                                    json("{%s,'spec':{'replicas':5,'paused':false}}"),
                                    Managers.NONE,
                                    "kubectl",
                                    false)
                            .getLeft()
                            .message())
                    .isEqualTo("Apply failed with 1 conflict: conflict with \"before-first-apply\" using apps/v1:"
                            + " .spec.paused");
        }
    }

    @Nested
    class Updating {

        @Test
        void takesOverWhatChanges() {
            FieldManager.Result first = apply(NOTHING, "{%s,'spec':{'replicas':3,'paused':true}}", "a");
            Managers after = DEPLOYMENTS.updated(
                    first.object(), json("{%s,'spec':{'replicas':4,'paused':true}}"), first.managers(), "hpa");

            assertThat(after.fieldsOf(Manager.applier("a", ""))).hasToString(".spec.paused");
            assertThat(after.fieldsOf(Manager.updater("hpa", "apps/v1", ""))).hasToString(".spec.replicas");
        }

        @Test
        void changesNobodyIfItChangesNothing() {
            FieldManager.Result first = apply(NOTHING, "{%s,'spec':{'replicas':3}}", "a");

            assertThat(DEPLOYMENTS.updated(first.object(), first.object(), first.managers(), "b"))
                    .isEqualTo(first.managers());
        }

        @Test
        void ownsNoStatusUnlessItIsWrittenAsOne() {
            Json.Obj before = json("{%s,'spec':{'replicas':3}}");
            Json.Obj after = json("{%s,'spec':{'replicas':4},'status':{'replicas':4}}");
            FieldManager statuses = new FieldManager(Deployment.KIND, DEPLOYMENTS.schema(), "status", NOW);
            Manager writer = Manager.updater("m", "apps/v1", "");

            assertThat(DEPLOYMENTS.updated(before, after, Managers.NONE, "m").fieldsOf(writer))
                    .hasToString(".spec.replicas");
            assertThat(statuses.updated(before, after, Managers.NONE, "m")
                            .fieldsOf(Manager.updater("m", "apps/v1", "status")))
                    .hasToString(".status\n.status.replicas");
        }

        @Test
        void remembersTenUpdatersAndTheRestTogether() {
            Managers managers = Managers.NONE;
            Json.Obj live = json("{%s,'metadata':{'labels':{}}}");
            for (int index = 0; index < 12; index++) {
                Json.Obj next = json("{%s,'metadata':{'labels':{'l" + index + "':'x'}}}");
                FieldManager later =
                        new FieldManager(Deployment.KIND, DEPLOYMENTS.schema(), "", NOW.plusSeconds(index));
                managers = later.updated(live, merged(live, next), managers, "m" + index);
                live = merged(live, next);
            }

            assertThat(managers.all().keySet().map(Manager::name).toVector())
                    .hasSize(10)
                    .contains("ancient-changes", "m3", "m11")
                    .doesNotContain("m0", "m1", "m2");
            assertThat(managers.fieldsOf(Manager.updater("ancient-changes", "apps/v1", "")))
                    .hasToString(".metadata.labels.l0\n.metadata.labels.l1\n.metadata.labels.l2");
        }

        private Json.Obj merged(Json.Obj left, Json.Obj right) {
            return (Json.Obj) new TypedValue(left, DEPLOYMENTS.schema())
                    .merge(new TypedValue(right, DEPLOYMENTS.schema()))
                    .value();
        }
    }

    @Nested
    class Entries {

        @Test
        void areReadBack() {
            FieldManager.Result applied =
                    apply(NOTHING, "{%s,'metadata':{'labels':{'app':'web'},'finalizers':['f.example/x']}}", "a");

            assertThat(Managers.of(applied.managers().entries())).isEqualTo(applied.managers());
            assertThat(applied.managers().entries().head().fieldsV1().get())
                    .hasToString("{\"f:metadata\": {\"f:finalizers\": {\"v:\\\"f.example/x\\\"\": {}},"
                            + " \"f:labels\": {\"f:app\": {}}}}");
        }

        @Test
        void thatMakeNoSenseAreNone() {
            ManagedFieldsEntry entry = ManagedFieldsEntry.builder()
                    .manager("a")
                    .operation("Own")
                    .apiVersion("v1")
                    .fieldsType("FieldsV1")
                    .build();

            assertThat(Managers.of(Vector.of(entry)).isEmpty()).isTrue();
        }

        @Test
        void comeInTheOrderOfOperationTimeAndName() {
            Vector<ManagedFieldsEntry> entries = Vector.of(
                    entry("b", "Update", 2), entry("a", "Update", 1), entry("z", "Apply", 9), entry("c", "Update", 2));

            assertThat(Managers.of(entries).entries().map(ManagedFieldsEntry::manager))
                    .containsExactly("z", "a", "b", "c");
        }

        private ManagedFieldsEntry entry(String manager, String operation, int second) {
            return ManagedFieldsEntry.builder()
                    .manager(manager)
                    .operation(operation)
                    .apiVersion("v1")
                    .fieldsType("FieldsV1")
                    .time(NOW.plusSeconds(second))
                    .fieldsV1(Option.of(FieldSet.of(FieldPath.of("spec")).json()))
                    .build();
        }
    }

    /** Cases of managedfields/internal/pathelement_test.go. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "i:0",
                "i:1234",
                "f:",
                "f:spec",
                "f:more-complicated-string",
                "k:{\"name\":\"my-container\"}",
                "k:{\"port\":\"8080\",\"protocol\":\"TCP\"}",
                "k:{\"optionalField\":null}",
                "k:{\"jsonField\":{\"A\":1,\"B\":null,\"C\":\"D\",\"E\":{\"F\":\"G\"}}}",
                "k:{\"listField\":[\"1\",\"2\",\"3\"]}",
                "v:null",
                "v:\"some-string\"",
                "v:1234",
                "v:{\"some\":\"json\"}"
            })
    void stepsReadBack(String text) {
        assertThat(PathElement.parse(text).map(PathElement::text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-colon",
                "i:index is not a number",
                "i:1.23",
                "i:",
                "v:invalid json",
                "k:invalid json",
                "r:Hello"
            })
    void whatIsNoStepIsNone(String text) {
        assertThat(PathElement.parse(text)).isEmpty();
    }

    private static ApiError conflict(FieldManager.Result live, String config) {
        Either<ApiError, FieldManager.Result> answer =
                DEPLOYMENTS.applied(live.object(), json(config), live.managers(), "x", false);
        return answer.getLeft();
    }

    private static FieldManager.Result apply(FieldManager.Result live, String config, String manager) {
        return DEPLOYMENTS
                .applied(live.object(), json(config), live.managers(), manager, false)
                .get();
    }

    private static String fields(FieldManager.Result result, String applier) {
        return result.managers().fieldsOf(Manager.applier(applier, "")).toString();
    }

    private static Json.Obj json(String text) {
        return (Json.Obj)
                JsonText.parse(text.replace("%s", HEAD).replace('\'', '"')).get();
    }
}
