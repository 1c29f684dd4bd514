/**
 * Templates of Go (text/template), as far as lines of a Corefile use them: fields, variables, pipelines, {@code if}, {@code
 * with}, {@code range}, and the predefined functions. Templates that define or include others, {@code call} and {@code js} are
 * refused as not modelled.
 */
@NullMarked
package io.github.kubevalue.dns.gotemplate;

import org.jspecify.annotations.NullMarked;
