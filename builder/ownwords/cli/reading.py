"""`ownwords docs`: the pages of the documentation."""

import click

from .. import documentation
from ..suggestions import did_you_mean


@click.command()
@click.argument("page", required=False)
def docs(page: str | None) -> None:
    """Print a page of the documentation; without PAGE, which pages there are and where they lie.

    \b
    Examples:
      ownwords docs
      ownwords docs problems
    """
    pages = documentation.pages()
    if page is None:
        for name, file in pages.items():
            click.echo(f"{name:<14}{documentation.title(file)}")
        click.echo(f"\nThe pages lie in {documentation.folder()},")
        click.echo(f"the descriptions of the data files for an editor in {documentation.SCHEMAS}.")
        return
    name = page.removesuffix(".md")
    if name not in pages:
        hint = did_you_mean(name, pages) or f"there are {', '.join(pages)}"
        raise click.UsageError(f'there is no page "{name}"; {hint}')
    click.echo(pages[name].read_text("utf-8"), nl=False)
