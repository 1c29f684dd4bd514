package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionCondition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionConditionType;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionNames;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Which of the names that a definition asks for it gets: none that another definition of its group has.
 * (pkg/controller/status/naming_controller.go, establish/establishing_controller.go)
 *
 * @param definition the definition, with the names that it has got so far
 */
record AcceptedNames(CustomResourceDefinition definition) {

    /** Returns the definition with the names it gets among others, and what becomes of it. */
    CustomResourceDefinition among(Seq<CustomResourceDefinition> all) {
        Seq<CustomResourceDefinitionNames> others = all.filter(
                        other -> other.spec().group().equals(definition.spec().group())
                                && !other.name().equals(definition.name()))
                .map(other -> other.status().acceptedNames());
        Seq<String> words = others.flatMap(names ->
                Vector.of(names.plural(), names.singular().getOrElse("")).appendAll(names.shortNames()));
        Seq<String> kinds =
                others.flatMap(names -> Vector.of(names.kind(), names.listKind().getOrElse("")));
        return decided(words, kinds);
    }

    private CustomResourceDefinition decided(Seq<String> words, Seq<String> kinds) {
        CustomResourceDefinitionNames wanted = definition.spec().names();
        CustomResourceDefinitionNames had = definition.status().acceptedNames();
        Option<String> plural = conflict(wanted.plural(), had.plural(), words);
        Option<String> singular = conflict(text(wanted.singular()), text(had.singular()), words);
        Option<String> shortNames = shortNames(wanted.shortNames().removeAll(had.shortNames()), words);
        Option<String> kind = conflict(wanted.kind(), had.kind(), kinds);
        Option<String> listKind = conflict(text(wanted.listKind()), text(had.listKind()), kinds);
        CustomResourceDefinitionNames names = had.withPlural(plural.isEmpty() ? wanted.plural() : had.plural())
                .withSingular(singular.isEmpty() ? wanted.singular() : had.singular())
                .withShortNames(shortNames.isEmpty() ? wanted.shortNames() : had.shortNames())
                .withKind(kind.isEmpty() ? wanted.kind() : had.kind())
                .withListKind(listKind.isEmpty() ? wanted.listKind() : had.listKind())
                .withCategories(wanted.categories());
        Seq<Tuple2<String, String>> conflicts = Vector.of(
                        Tuple.of("PluralConflict", plural),
                        Tuple.of("SingularConflict", singular),
                        Tuple.of("ShortNamesConflict", shortNames),
                        Tuple.of("KindConflict", kind),
                        Tuple.of("ListKindConflict", listKind))
                .flatMap(conflict -> conflict._2.map(message -> Tuple.of(conflict._1, message)));
        return definition.withStatus(
                definition.status().withAcceptedNames(names).withConditions(conditions(conflicts.lastOption())));
    }

    private static String text(Option<String> name) {
        return name.getOrElse("");
    }

    private static Option<String> conflict(String wanted, String had, Seq<String> taken) {
        return Option.when(!wanted.equals(had) && taken.contains(wanted), () -> inUse(wanted));
    }

    private static String inUse(String name) {
        return '"' + name + "\" is already in use";
    }

    private static Option<String> shortNames(Seq<String> fresh, Seq<String> taken) {
        Seq<String> problems = fresh.filter(taken::contains).map(AcceptedNames::inUse);
        return Option.when(
                !problems.isEmpty(), () -> problems.size() == 1 ? problems.head() : problems.mkString("[", ", ", "]"));
    }

    private Seq<CustomResourceDefinitionCondition> conditions(Option<Tuple2<String, String>> conflict) {
        CustomResourceDefinitionCondition accepted = condition(
                CustomResourceDefinitionConditionType.NAMES_ACCEPTED,
                conflict.isEmpty(),
                conflict.map(Tuple2::_1).getOrElse("NoConflicts"),
                conflict.map(Tuple2::_2).getOrElse("no conflicts found"));
        boolean established = conflict.isEmpty() || Definitions.isEstablished(definition);
        return Vector.of(
                        accepted,
                        condition(
                                CustomResourceDefinitionConditionType.ESTABLISHED,
                                established,
                                established ? "InitialNamesAccepted" : "NotAccepted",
                                established ? "the initial names have been accepted" : "not all names are accepted"))
                .appendAll(definition
                        .status()
                        .conditions()
                        .reject(condition ->
                                condition.type().equals(CustomResourceDefinitionConditionType.NAMES_ACCEPTED)
                                        || condition.type().equals(CustomResourceDefinitionConditionType.ESTABLISHED)));
    }

    private CustomResourceDefinitionCondition condition(
            CustomResourceDefinitionConditionType type, boolean holds, String reason, String message) {
        ConditionStatus status = ConditionStatus.of(holds);
        Option<CustomResourceDefinitionCondition> before = definition
                .status()
                .conditions()
                .find(condition -> condition.type().equals(type));
        return CustomResourceDefinitionCondition.builder()
                .type(type)
                .status(status)
                .lastTransitionTime(before.filter(old -> old.status().equals(status))
                        .map(CustomResourceDefinitionCondition::lastTransitionTime)
                        .getOrElse(definition.metadata().creationTimestamp()))
                .reason(reason)
                .message(message)
                .build();
    }
}
