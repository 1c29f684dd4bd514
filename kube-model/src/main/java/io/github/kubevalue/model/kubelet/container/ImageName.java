package io.github.kubevalue.model.kubelet.container;

import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an image: {@code registry.example.com:5000/team/app:1.2@sha256:…}.
 *
 * @param text the name
 */
record ImageName(String text) {
    // github.com/distribution/reference, ParseNormalizedNamed and its regular expressions
    private static final String DOMAIN_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String DOMAIN =
            "(?:" + DOMAIN_PART + "(?:\\." + DOMAIN_PART + ")*|\\[(?:[a-fA-F0-9:]+)\\])(?::[0-9]+)?";
    private static final String PATH_PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final String PATH = PATH_PART + "(?:/" + PATH_PART + ")*";
    private static final String TAG = "[\\w][\\w.-]{0,127}";
    private static final String DIGEST = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";
    private static final Pattern REFERENCE =
            Pattern.compile("(?:" + DOMAIN + "/)?" + PATH + "(?::" + TAG + ")?(?:@" + DIGEST + ")?");
    private static final Pattern HEXADECIMAL = Pattern.compile("[a-f0-9]{64}");

    /** Says why it is no name of an image; none if it is one. */
    Option<String> fault() {
        if (HEXADECIMAL.matcher(text).matches()) {
            return Option.of("invalid repository name (" + text + "), cannot specify 64-byte hexadecimal strings");
        }
        int slash = text.indexOf('/');
        String host = slash < 0 ? "" : text.substring(0, slash);
        boolean isRemote = host.contains(".")
                || host.contains(":")
                || host.equals("localhost")
                || !host.equals(host.toLowerCase(Locale.ROOT));
        String domain = isRemote ? host : "docker.io";
        String rest = isRemote ? text.substring(slash + 1) : text;
        String remainder = domain.equals("docker.io") && rest.indexOf('/') < 0 ? "library/" + rest : rest;
        int colon = remainder.indexOf(':');
        String repository = colon < 0 ? remainder : remainder.substring(0, colon);
        if (!repository.equals(repository.toLowerCase(Locale.ROOT))) {
            return Option.of("invalid reference format: repository name (" + repository + ") must be lowercase");
        }
        boolean isValid = REFERENCE.matcher(domain + "/" + remainder).matches();
        return Option.when(!isValid, "invalid reference format");
    }
}
