/** A place for the page, which is made on its own. */
document.body.append('The page is not built yet.');
