/**
 * Templates of Go (text/template), as far as lines of a Corefile use them: fields, variables, pipelines, {@code if}, {@code
 * with}, {@code range}, and the predefined functions. Templates that define or include others, numbers with fractions, {@code
 * call} and {@code js} are refused as not modelled, and so are, once they are executed, rare formats of lists and maps.
 */
@NullMarked
package io.github.kubevalue.dns.gotemplate;

import org.jspecify.annotations.NullMarked;
