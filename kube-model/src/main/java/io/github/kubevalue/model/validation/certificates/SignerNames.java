package io.github.kubevalue.model.validation.certificates;

import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.Rule;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The names of signers, {@code example.com/signer}. (pkg/apis/core/validation/names.go, ValidateSignerName) */
final class SignerNames {
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST = 571;

    private SignerNames() {}

    static Seq<FieldError> faults(String name, FieldPath path) {
        if (name.isEmpty()) {
            return Vector.of(path.required());
        }
        Vector<String> parts = Vector.of(name.split("/", -1));
        if (parts.size() != 2) {
            return Vector.of(path.invalid(
                    name, "must be a fully qualified domain and path of the form 'example.com/signer-name'"));
        }
        String domain = parts.head();
        return Faults.NONE
                .when(domain.length() > LONGEST_DOMAIN, () -> path.tooLong(LONGEST_DOMAIN))
                .and(labels(domain, Names.DNS_LABEL, path))
                .when(
                        !domain.contains("."),
                        () -> path.invalid(domain, "should be a domain with at least two segments separated by dots"))
                .and(labels(parts.last(), Names.DNS_SUBDOMAIN, path))
                .when(name.length() > LONGEST, () -> path.tooLong(LONGEST))
                .found();
    }

    /** The faults of the first label that has any. */
    private static Seq<FieldError> labels(String text, Rule rule, FieldPath path) {
        Option<String> broken = Vector.of(text.split("\\.", -1)).find(label -> !rule.accepts(label));
        return broken.map(label -> rule.broken(label)
                        .map(why -> path.invalid(text, "validating label " + GoText.quoted(label) + ": " + why)))
                .getOrElse(Vector.empty());
    }
}
