package io.github.kubevalue.model.validation;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on names that begin with a domain. (apimachinery/pkg/util/validation/validation.go) */
public final class DomainRules {
    private static final Rule PATH = Rule.matching("[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+", "Invalid path");

    private DomainRules() {}

    /** Returns the faults of a name such as {@code acme.io/foo}. (IsDomainPrefixedPath) */
    public static Seq<FieldError> prefixedPath(String text, FieldPath path) {
        int slash = text.indexOf('/');
        if (text.isEmpty()) {
            return Vector.of(path.required());
        }
        if (slash <= 0 || slash == text.length() - 1) {
            return Vector.of(path.invalid(text, "must be a domain-prefixed path (such as \"acme.io/foo\")"));
        }
        return Faults.NONE
                .and(path.invalid(text.substring(0, slash), Names.DNS_SUBDOMAIN))
                .and(path.invalid(text.substring(slash + 1), PATH))
                .found();
    }

    /** Returns the faults of a host name of at least two parts; a dot may end it. (IsFullyQualifiedDomainName) */
    public static Seq<FieldError> fullName(String text, FieldPath path) {
        if (text.isEmpty()) {
            return Vector.of(path.required());
        }
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        Seq<String> broken = Names.DNS_SUBDOMAIN.broken(name);
        if (!broken.isEmpty()) {
            return Vector.of(path.invalid(name, broken.mkString(",")));
        }
        Seq<String> labels = Vector.of(name.split("\\.", -1));
        if (labels.size() < 2) {
            return Vector.of(path.invalid(name, "should be a domain with at least two segments separated by dots"));
        }
        return labels.filter(label -> !Names.DNS_LABEL.accepts(label))
                .take(1)
                .map(label -> path.invalid(label, Names.DNS_LABEL.broken(label).mkString(",")));
    }
}
