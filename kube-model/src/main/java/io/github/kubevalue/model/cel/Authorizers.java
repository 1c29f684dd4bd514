package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;

/**
 * Questions to the authorizer of the API server, which are understood and not answered.
 * (apiserver/pkg/cel/library/authz.go)
 */
final class Authorizers {
    static final Vector<Overload> ALL = Vector.of(
                    "authorizer.path(string): pathcheck",
                    "authorizer.group(string): groupcheck",
                    "authorizer.serviceAccount(string, string): authorizer",
                    "groupcheck.resource(string): resourcecheck",
                    "resourcecheck.subresource(string): resourcecheck",
                    "resourcecheck.namespace(string): resourcecheck",
                    "resourcecheck.name(string): resourcecheck",
                    "resourcecheck.fieldSelector(string): resourcecheck",
                    "resourcecheck.labelSelector(string): resourcecheck",
                    "pathcheck.check(string): decision",
                    "resourcecheck.check(string): decision",
                    "decision.errored(): bool",
                    "decision.error(): string",
                    "decision.allowed(): bool",
                    "decision.reason(): string")
            .map(signature -> Overload.of(signature, args -> {
                throw CelError.notModelled("function " + signature.substring(0, signature.indexOf('(')));
            }));

    private Authorizers() {}
}
