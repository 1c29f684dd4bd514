package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dsl.render.DecisionJson;
import io.github.kubevalue.dsl.render.JsonText;
import io.github.kubevalue.dsl.render.RuleTable;
import io.github.kubevalue.model.apiserver.AuthorizationMode;
import io.github.kubevalue.model.authorizer.Attributes;
import io.github.kubevalue.model.authorizer.Decision;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.authorizer.rbac.Grants;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.scheme.Scheme;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** What a user may do, and the rule that says so. */
@CommandLine.Command(
        name = "can-i",
        mixinStandardHelpOptions = true,
        description = "Answers whether a user may do something, and which rule decided: can-i create deployments.apps"
                + " --as jane -n shop.")
final class CanICommand implements Callable<Integer> {
    // kubectl/pkg/cmd/auth/cani.go
    private static final Seq<String> VERBS = Vector.of(
            "get",
            "list",
            "watch",
            "create",
            "update",
            "patch",
            "delete",
            "deletecollection",
            "use",
            "bind",
            "impersonate",
            "*",
            "approve",
            "sign",
            "escalate",
            "attest");
    private static final Seq<String> PATH_VERBS =
            Vector.of("get", "put", "post", "head", "options", "delete", "patch", "*");
    private static final Seq<String> UNLISTED = Vector.of("users", "groups");

    @CommandLine.Mixin
    private InputOptions input;

    @CommandLine.Parameters(index = "0", arity = "0..1", paramLabel = "VERB", description = "get, list, create, …")
    private String verb;

    @CommandLine.Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "WHAT",
            description = "TYPE, TYPE/NAME, or a path that starts with /.")
    private String what;

    @CommandLine.Option(
            names = "--as",
            paramLabel = "USER",
            description = "Who asks; system:serviceaccount:NAMESPACE:NAME for a service account. Default: an"
                    + " administrator.")
    private String as;

    @CommandLine.Option(names = "--as-group", paramLabel = "GROUP", description = "A group of who asks. Repeatable.")
    private List<String> groups = new ArrayList<>();

    @CommandLine.Option(names = "--subresource", paramLabel = "PART", description = "log, scale, status, …")
    private String subresource = "";

    @CommandLine.Option(
            names = {"-A", "--all-namespaces"},
            description = "In all namespaces.")
    private boolean allNamespaces;

    @CommandLine.Option(names = "--list", description = "List all that the user may do in the namespace.")
    private boolean list;

    @CommandLine.Option(
            names = {"-q", "--quiet"},
            description = "Print nothing; the exit status is the answer.")
    private boolean quiet;

    @CommandLine.Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "text or json.")
    private Format format;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        if (list != (verb == null)) {
            throw new BadInput(
                    list
                            ? "error: list option must be specified with no arguments"
                            : "error: you must specify two arguments: verb resource or verb resource/resourceName.");
        }
        Loader loader = new Loader(input);
        Manifest manifest = loader.first();
        Snapshot snapshot = loader.load(manifest).cluster().snapshot();
        return list ? list(snapshot) : check(manifest.scheme(), snapshot);
    }

    private User user() {
        return as == null ? User.ADMIN : User.named(as, Vector.ofAll(groups));
    }

    private int list(Snapshot snapshot) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(RuleTable.of(Grants.of(user(), input.namespace(), snapshot).rules()));
        out.flush();
        return ExitStatus.YES;
    }

    private int check(Scheme scheme, Snapshot snapshot) {
        if (what == null) {
            throw new BadInput("error: you must specify two arguments: verb resource or verb resource/resourceName.");
        }
        Attributes asked = what.startsWith("/") ? path() : resource(scheme);
        Decision decision = AuthorizationMode.NODE_RBAC.authorizer().authorize(user(), asked, snapshot);
        if (!quiet) {
            print(decision);
        }
        return ExitStatus.of(decision.isAllowed());
    }

    private Attributes path() {
        warnIf(!PATH_VERBS.contains(verb), "verb '" + verb + "' is not a known verb");
        return new Attributes.Path(verb, what);
    }

    private Attributes resource(Scheme scheme) {
        String[] named = what.split("/", 2);
        Option<Kind<?>> kind = scheme.named(named[0]);
        boolean listed = kind.isDefined() || named[0].equals("*") || UNLISTED.contains(named[0]);
        warnIf(!listed, "the server doesn't have a resource type '" + named[0] + "'");
        kind.filter(found -> !found.isNamespaced() && !allNamespaces)
                .forEach(found -> warnIf(
                        true,
                        "resource '" + found.plural() + "' is not namespace scoped"
                                + (found.group().isEmpty() ? "" : " in group '" + found.group() + "'")));
        warnIf(!VERBS.contains(verb), "verb '" + verb + "' is not a known verb");
        return new Attributes.Resource(
                verb,
                kind.map(Kind::group).getOrElse(""),
                kind.map(Kind::plural).getOrElse(named[0]),
                subresource,
                allNamespaces ? "" : input.namespace(),
                named.length > 1 ? named[1] : "");
    }

    private void warnIf(boolean so, String warning) {
        if (so) {
            spec.commandLine().getErr().println("Warning: " + warning);
        }
    }

    private void print(Decision decision) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(JsonText.pretty(DecisionJson.of(decision)));
        } else {
            String answer = decision.isAllowed() ? "yes" : "no";
            out.println(decision.reason().isEmpty() ? answer : answer + " - " + decision.reason());
        }
        out.flush();
    }
}
