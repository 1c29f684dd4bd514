package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionNames;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;

/** What the words for a custom kind must be. */
final class DefinitionNameRules {
    private DefinitionNameRules() {}

    static Seq<FieldError> faults(CustomResourceDefinitionNames names, FieldPath path) {
        String listKind = names.listKind().getOrElse("");
        return Faults.NONE
                .and(word(names.plural(), path.child("plural")))
                .and(word(names.singular().getOrElse(""), path.child("singular")))
                .and(kind(names.kind(), path.child("kind")))
                .and(kind(listKind, path.child("listKind")))
                .each(names.shortNames(), path.child("shortNames"), DefinitionNameRules::label)
                .when(
                        !names.kind().isEmpty() && names.kind().equals(listKind),
                        path.child("listKind").invalid(listKind, "kind and listKind may not be the same"))
                .each(names.categories(), path.child("categories"), DefinitionNameRules::label)
                .found();
    }

    private static Seq<FieldError> word(String word, FieldPath path) {
        return word.isEmpty() ? Vector.empty() : label(word, path);
    }

    private static Seq<FieldError> label(String word, FieldPath path) {
        Seq<String> broken = Names.DNS_1035_LABEL.broken(word);
        return broken.isEmpty() ? Vector.empty() : Vector.of(path.invalid(word, broken.mkString(",")));
    }

    private static Seq<FieldError> kind(String kind, FieldPath path) {
        Seq<String> broken =
                kind.isEmpty() ? Vector.empty() : Names.DNS_1035_LABEL.broken(kind.toLowerCase(Locale.ROOT));
        return broken.isEmpty()
                ? Vector.empty()
                : Vector.of(
                        path.invalid(kind, "may have mixed case, but should otherwise match: " + broken.mkString(",")));
    }
}
