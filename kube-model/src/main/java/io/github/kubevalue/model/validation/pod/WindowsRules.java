package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.SecurityContext;
import io.github.kubevalue.model.core.WindowsSecurityContextOptions;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** The rules on what pods ask of Windows. (validateWindowsSecurityContextOptions, validateWindowsHostProcessPod) */
final class WindowsRules {
    private static final int MOST_SPEC = 64 * 1024;
    private static final int MOST_DOMAIN = 256;
    private static final int MOST_USER = 104;
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");
    private static final Pattern NET_BIOS = Pattern.compile("[^\\\\/:*?\"<>|.][^\\\\/:*?\"<>|]{0,14}");
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern ODD = Pattern.compile("[\"/\\\\:;|=,+*?<>@\\[\\]]");

    private WindowsRules() {}

    static Seq<FieldError> options(WindowsSecurityContextOptions options, FieldPath path) {
        return Faults.NONE
                .given(
                        options.gmsaCredentialSpecName(),
                        name -> path.child("gmsaCredentialSpecName").invalid(name, Names.DNS_SUBDOMAIN))
                .given(options.gmsaCredentialSpec(), spec -> spec(spec, path.child("gmsaCredentialSpec")))
                .given(options.runAsUserName(), name -> user(name, path.child("runAsUserName")))
                .found();
    }

    private static Seq<FieldError> spec(String spec, FieldPath path) {
        return Faults.NONE
                .when(spec.isEmpty(), () -> path.invalid(spec, "gmsaCredentialSpec cannot be an empty string"))
                .when(
                        spec.length() > MOST_SPEC,
                        () -> path.invalid(spec, "gmsaCredentialSpec size must be under 64 KiB"))
                .found();
    }

    private static Seq<FieldError> user(String name, FieldPath path) {
        if (name.isEmpty()) {
            return Vector.of(path.invalid(name, "runAsUserName cannot be an empty string"));
        }
        if (CONTROL.matcher(name).find()) {
            return Vector.of(path.invalid(name, "runAsUserName cannot contain control characters"));
        }
        Seq<String> parts = Vector.of(name.split("\\\\", -1));
        if (parts.size() > 2) {
            return Vector.of(path.invalid(name, "runAsUserName cannot contain more than one backslash"));
        }
        return Faults.NONE
                .given(parts.init().headOption(), domain -> domain(domain, name, path))
                .and(userPart(parts.last(), name, path))
                .found();
    }

    private static Seq<FieldError> domain(String domain, String name, FieldPath path) {
        boolean known =
                NET_BIOS.matcher(domain).matches() || DOMAIN.matcher(domain).matches();
        return Faults.NONE
                .when(
                        domain.length() >= MOST_DOMAIN,
                        () -> path.invalid(
                                name, "runAsUserName's Domain length must be under " + MOST_DOMAIN + " characters"))
                .when(
                        !known,
                        () -> path.invalid(name, "runAsUserName's Domain doesn't match the NetBios nor the DNS format"))
                .found();
    }

    private static Seq<FieldError> userPart(String user, String name, FieldPath path) {
        boolean blank = !user.isEmpty() && user.chars().allMatch(letter -> letter == '.' || letter == ' ');
        return Faults.NONE
                .when(user.isEmpty(), () -> path.invalid(name, "runAsUserName's User cannot be empty"))
                .when(
                        user.length() > MOST_USER,
                        () -> path.invalid(
                                name,
                                "runAsUserName's User length must not be longer than " + MOST_USER + " characters"))
                .when(blank, () -> path.invalid(name, "runAsUserName's User cannot contain only periods or spaces"))
                .when(
                        ODD.matcher(user).find(),
                        () -> path.invalid(
                                name,
                                "runAsUserName's User cannot contain the following characters: \"/\\:;|=,+*?<>@[]"))
                .found();
    }

    /** Containers that are processes of their node go only with others of that sort, and with its network. */
    static Seq<FieldError> hostProcess(PodSpec spec, FieldPath path) {
        Option<Boolean> own = spec.securityContext()
                .flatMap(PodSecurityContext::windowsOptions)
                .flatMap(WindowsSecurityContextOptions::hostProcess);
        Seq<Boolean> processes = Containers.of(spec)
                .map(container -> container
                        .securityContext()
                        .flatMap(SecurityContext::windowsOptions)
                        .flatMap(WindowsSecurityContextOptions::hostProcess)
                        .orElse(own)
                        .getOrElse(false));
        boolean any = processes.exists(is -> is);
        return Faults.NONE
                .and(Containers.visit(
                        spec,
                        path,
                        (container, at) -> container
                                .securityContext()
                                .flatMap(SecurityContext::windowsOptions)
                                .flatMap(WindowsSecurityContextOptions::hostProcess)
                                .toVector()
                                .flatMap(is ->
                                        differing(is, own, at.child("securityContext.windowsOptions.hostProcess")))))
                .when(
                        any && processes.exists(is -> !is),
                        () -> path.invalid(
                                "",
                                "If pod contains any hostProcess containers then all containers must be HostProcess"
                                        + " containers"))
                .when(
                        any && !spec.isHostNetwork(),
                        () -> path.child("hostNetwork")
                                .invalid(false, "hostNetwork must be true if pod contains any hostProcess containers"))
                .found();
    }

    private static Option<FieldError> differing(boolean process, Option<Boolean> own, FieldPath path) {
        return own.filter(is -> is != process)
                .map(is -> path.invalid(
                        process, "pod hostProcess value must be identical if both are specified, was " + is));
    }
}
