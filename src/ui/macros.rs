/// `view!` without inner HTML. Leptos makes every element that is all literals a string for the HTML
/// parser, which `trusted-types 'none'` forbids. Here each literal becomes a block, and blocks are never
/// part of such a string. What is left to avoid by hand: elements inside elements with neither words nor
/// attributes.
macro_rules! html {
    (@ [$($done:tt)*]) => { ::leptos::view! { $($done)* } };
    // A minus may begin a literal, but here it stands inside names such as `aria-label`.
    (@ [$($done:tt)*] - $($rest:tt)*) => { html!(@ [$($done)* -] $($rest)*) };
    (@ [$($done:tt)*] $words:literal $($rest:tt)*) => { html!(@ [$($done)* {$words}] $($rest)*) };
    (@ [$($done:tt)*] $next:tt $($rest:tt)*) => { html!(@ [$($done)* $next] $($rest)*) };
    ($($tokens:tt)*) => { html!(@ [] $($tokens)*) };
}

pub(super) use html;
