package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.authorizer.Decision;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Vector;
import java.util.function.BiFunction;

/**
 * Questions to the authorizer of the API server. No authorizer here looks at selectors, so that they change no answer.
 * (apiserver/pkg/cel/library/authz.go)
 */
final class Authorizers {
    static final Vector<Overload> ALL = Vector.of(
            Overload.binary("authorizer.path(string): pathcheck", Authorizers::path),
            Overload.binary("authorizer.group(string): groupcheck", Authorizers::group),
            Overload.of(
                    "authorizer.serviceAccount(string, string): authorizer",
                    args -> account(
                            args.get(0), args.get(1).toString(), args.get(2).toString())),
            Overload.binary("groupcheck.resource(string): resourcecheck", Authorizers::resource),
            about("subresource", Attributes.Resource::withSubresource),
            about("namespace", Attributes.Resource::withNamespace),
            about("name", Attributes.Resource::withName),
            about("fieldSelector", (resource, selector) -> resource),
            about("labelSelector", (resource, selector) -> resource),
            Overload.binary("pathcheck.check(string): decision", Authorizers::checkPath),
            Overload.binary("resourcecheck.check(string): decision", Authorizers::checkResource),
            Overload.unary("decision.errored(): bool", decision -> Val.FALSE),
            Overload.unary("decision.error(): string", decision -> Val.of("")),
            Overload.unary(
                    "decision.allowed(): bool",
                    decision -> Val.of(of(Decision.class, decision).isAllowed())),
            Overload.unary(
                    "decision.reason(): string",
                    decision -> Val.of(of(Decision.class, decision).reason())));

    private Authorizers() {}

    private static <T> T of(Class<T> type, Val val) {
        return type.cast(((Val.Opaque) val).value());
    }

    private static Overload about(
            String function, BiFunction<Attributes.Resource, String, Attributes.Resource> change) {
        return Overload.binary("resourcecheck." + function + "(string): resourcecheck", (check, text) -> {
            Authority.ResourceCheck asked = of(Authority.ResourceCheck.class, check);
            return asked.authority().value(change.apply(asked.resource(), text.toString()));
        });
    }

    private static Val path(Val authority, Val path) {
        if (path.toString().isBlank()) {
            throw new CelError("path must not be empty");
        }
        return new Val.Opaque(
                Types.parse("pathcheck"), new Authority.PathCheck(of(Authority.class, authority), path.toString()));
    }

    private static Val group(Val authority, Val group) {
        return new Val.Opaque(
                Types.parse("groupcheck"), new Authority.GroupCheck(of(Authority.class, authority), group.toString()));
    }

    private static Val account(Val authority, String namespace, String name) {
        if (!Names.DNS_SUBDOMAIN.accepts(name)) {
            throw new CelError("Invalid service account name");
        }
        if (!Names.DNS_LABEL.accepts(namespace)) {
            throw new CelError("Invalid service account namespace");
        }
        return new Authority(
                        User.serviceAccount(namespace, name),
                        of(Authority.class, authority).decisions())
                .value();
    }

    private static Val resource(Val group, Val resource) {
        if (resource.toString().isBlank()) {
            throw new CelError("resource must not be empty");
        }
        Authority.GroupCheck asked = of(Authority.GroupCheck.class, group);
        return asked.authority().value(new Attributes.Resource("", asked.group(), resource.toString(), "", "", ""));
    }

    private static Val checkPath(Val check, Val verb) {
        Authority.PathCheck asked = of(Authority.PathCheck.class, check);
        return asked.authority().answer(new Attributes.Path(verb.toString(), asked.path()));
    }

    private static Val checkResource(Val check, Val verb) {
        Authority.ResourceCheck asked = of(Authority.ResourceCheck.class, check);
        return asked.authority().answer(asked.resource().withVerb(verb.toString()));
    }
}
